/*
 * Runs a program in a pseudo-terminal of 80 x 24 and types keys:
 *
 *     inpty ahead KEYS PROGRAM ARGUMENT...    all keys at once, before the program starts: it draws, then reads them
 *     inpty turn KEYS PROGRAM ARGUMENT...     each key when the program waits for one
 *
 * What the program draws goes to standard output; the exit status is the program's. Waits means: it has drawn, and
 * neither drew more nor had a running thread for 50 ms.
 */
#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Whether every thread of a process sleeps. */
static int sleeps(pid_t process) {
    char path[64], state = 'S';
    snprintf(path, sizeof path, "/proc/%d/task", process);
    DIR *tasks = opendir(path);
    if (tasks == NULL) return 0;
    for (struct dirent *task; state == 'S' && (task = readdir(tasks)) != NULL;) {
        if (task->d_name[0] == '.') continue;
        char status[320], text[512] = "";
        snprintf(status, sizeof status, "/proc/%d/task/%s/stat", process, task->d_name);
        FILE *file = fopen(status, "r");
        if (file == NULL) continue;
        size_t length = fread(text, 1, sizeof text - 1, file);
        fclose(file);
        text[length] = 0;
        char *end = strrchr(text, ')');
        if (end != NULL && strlen(end) > 2) state = end[2];
    }
    closedir(tasks);
    return state == 'S';
}

int main(int count, char **words) {
    if (count < 4 || (strcmp(words[1], "ahead") != 0 && strcmp(words[1], "turn") != 0)) return 64;
    int in_turn = words[1][0] == 't', quiet = 0, has_drawn = 0, master, end = 0;
    const char *keys = words[2];
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    pid_t child = forkpty(&master, NULL, NULL, &size);
    if (child < 0) return 71;
    if (child == 0) {
        execvp(words[3], words + 3);
        _exit(127);
    }
    if (!in_turn && write(master, keys, strlen(keys)) < 0) return 74;
    for (;;) {
        struct pollfd ready = {.fd = master, .events = POLLIN};
        int found = poll(&ready, 1, in_turn ? 5 : -1);
        if (found > 0) {
            char bytes[65536];
            ssize_t length = read(master, bytes, sizeof bytes);
            if (length <= 0) break; /* EIO: the program is gone */
            fwrite(bytes, 1, length, stdout);
            quiet = 0;
            has_drawn = 1;
        } else if (found < 0 && errno != EINTR) {
            return 74;
        } else if (!has_drawn || !sleeps(child)) {
            quiet = 0;
        } else if (++quiet == 10) {
            quiet = 0;
            if (*keys == 0) {
                kill(child, SIGTERM); /* it waits for more than was to be typed */
                return 70;
            }
            if (write(master, keys++, 1) < 0) return 74;
        }
    }
    waitpid(child, &end, 0);
    fflush(stdout);
    return WIFEXITED(end) ? WEXITSTATUS(end) : 128 + WTERMSIG(end);
}
