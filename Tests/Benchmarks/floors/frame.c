/* The floor of a first frame: a full screen of text drawn by ncurses; any key ends it. */
#include <locale.h>
#include <ncurses.h>

int main(void) {
    setlocale(LC_ALL, "");
    if (initscr() == NULL) return 1;
    cbreak();
    noecho();
    keypad(stdscr, TRUE);
    typeahead(-1); /* as Concord does: a key that waits does not stop the drawing */
    start_color();
    for (int row = 0; row < LINES; row++) {
        attrset(row % 4 == 0 ? A_BOLD : A_NORMAL);
        for (int column = 0; column < COLS - 1; column++) mvaddch(row, column, 'a' + (row * 7 + column * 3) % 26);
    }
    refresh();
    getch();
    endwin();
    return 0;
}
