#pragma once
#include <spawn.h>
#include <vterm.h>

/* The calls for a pseudo-terminal and a child's directory that the Glibc module of Swift lacks. */
extern int posix_openpt(int flags);
extern int grantpt(int descriptor);
extern int unlockpt(int descriptor);
extern int ptsname_r(int descriptor, char *name, size_t size);
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
