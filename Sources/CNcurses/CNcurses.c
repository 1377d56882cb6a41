#include "CNcurses.h"
#include <sys/ioctl.h>
#include <term.h>

void concord_window_size(int descriptor, int *columns_out, int *rows_out)
{
    struct winsize size = {0};
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) size.ws_col = size.ws_row = 0;
    *columns_out = size.ws_col;
    *rows_out = size.ws_row;
}

int concord_bytes_waiting(int descriptor)
{
    int count = 0;
    return ioctl(descriptor, FIONREAD, &count) == 0 ? count : -1;
}

const char *concord_cursor_position(int row, int column)
{
    return cursor_address ? tiparm(cursor_address, row, column) : NULL;
}
