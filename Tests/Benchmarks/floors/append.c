/* The floor of a durable change: 200 bytes appended to a file, and fsync. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int count, char **words) {
    char line[200];
    if (count != 2) return 64;
    memset(line, 'x', sizeof line - 1);
    line[sizeof line - 1] = '\n';
    int file = open(words[1], O_WRONLY | O_APPEND | O_CREAT, 0600);
    if (file < 0 || write(file, line, sizeof line) != sizeof line || fsync(file) != 0 || close(file) != 0) {
        perror(words[1]);
        return 1;
    }
    return 0;
}
