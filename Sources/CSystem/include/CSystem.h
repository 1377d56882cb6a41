#pragma once

/// The few system calls that the Glibc module of Swift lacks.

/// A pipe whose both ends are close-on-exec from the first moment: pipe2(2) with O_CLOEXEC.
int concord_pipe(int ends[2]);

/// Removes a directory with everything in it, following no links: nftw(3) and remove(3). What cannot be removed stays.
int concord_remove_tree(const char *path);

/// Takes from this process, for good, the ability to start programs or processes: a seccomp filter under
/// PR_SET_NO_NEW_PRIVS answers execve, execveat, fork, vfork and every clone that is no thread with EPERM (seccomp(2)).
/// Answers 0, or the errno of what the kernel refused; ENOSYS on a processor it has no filter for.
int concord_refuse_programs(void);

/* Renames within a directory, unless there is a file of the new name: -1 and EEXIST then. */
int concord_rename_if_gone(int directory, const char *from, const char *to);

/* Sends SIGTERM to this process's group when the process that started it ends, however it does (PR_SET_PDEATHSIG, prctl(2)),
   and when this process itself is told to end. Nothing is done unless it leads its group. */
void concord_end_with_parent(void);

/* Starts a thread that helps this one on another processor, with a stack of so many bytes and no signals but those of its
   own faults: pthread_create(3). Answers 0, or the errno of why there is none; ENODEV where no other processor may be
   used. */
int concord_start_helper(unsigned long *thread, unsigned long stack, void *(*help)(void *), void *with);
