#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int concord_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *place) {
    (void)status;
    (void)type;
    (void)place;
    return remove(path);
}

int concord_remove_tree(const char *path) {
    return nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

#if defined(__x86_64__)
#define OWN_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCH AUDIT_ARCH_AARCH64
#endif

#ifdef OWN_ARCH
#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define ANSWER(value) BPF_STMT(BPF_RET | BPF_K, (value))
#define DENY SECCOMP_RET_ERRNO | (EPERM & SECCOMP_RET_DATA)
/* If the number loaded is that of the call, answers; else goes on. */
#define IF_CALL(number, value) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1), ANSWER(value)

static struct sock_filter no_programs[] = {
    /* Numbers mean something else to 32-bit calls: none of them is let through. */
    LOAD(arch),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCH, 1, 0),
    ANSWER(DENY),
    LOAD(nr),
#ifdef __x86_64__
    /* The x32 table has its own numbers, all with this bit. */
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
    ANSWER(DENY),
    IF_CALL(SYS_fork, DENY),
    IF_CALL(SYS_vfork, DENY),
#endif
    IF_CALL(SYS_execve, DENY),
    IF_CALL(SYS_execveat, DENY),
    /* Its flags are in memory, which a filter cannot read; told that it is missing, glibc falls back to clone. */
    IF_CALL(SYS_clone3, SECCOMP_RET_ERRNO | (ENOSYS & SECCOMP_RET_DATA)),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 1, 0),
    ANSWER(SECCOMP_RET_ALLOW),
    LOAD(args[0]),
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
    ANSWER(DENY),
    ANSWER(SECCOMP_RET_ALLOW),
};
#endif

int concord_refuse_programs(void) {
#ifdef OWN_ARCH
    struct sock_fprog program = {sizeof no_programs / sizeof no_programs[0], no_programs};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    long answer = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
    /* With this flag a positive answer is a thread that could not be included. */
    return answer == 0 ? 0 : answer > 0 ? EBUSY : errno;
#else
    return ENOSYS;
#endif
}

int concord_rename_if_gone(int directory, const char *from, const char *to) {
    return renameat2(directory, from, directory, to, RENAME_NOREPLACE);
}

static void end_group(int number) {
    signal(number, SIG_DFL);
    kill(0, number);
}

void concord_end_with_parent(void) {
    if (getpgrp() != getpid()) return;
    signal(SIGTERM, end_group);
    prctl(PR_SET_PDEATHSIG, SIGTERM, 0, 0, 0);
}

int concord_start_helper(unsigned long *thread, unsigned long stack, void *(*help)(void *), void *with) {
    static const int own[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT};
    /* Left to itself the kernel may put the helper behind the one it is to help, for as long as all would have taken. */
    cpu_set_t others;
    int here = sched_getcpu();
    if (here < 0 || sched_getaffinity(0, sizeof others, &others) != 0) return errno;
    if (here < CPU_SETSIZE) CPU_CLR(here, &others);
    if (CPU_COUNT(&others) == 0) return ENODEV;
    pthread_attr_t attributes;
    int failure = pthread_attr_init(&attributes);
    if (failure != 0) return failure;
    pthread_attr_setstacksize(&attributes, stack);
    pthread_attr_setaffinity_np(&attributes, sizeof others, &others);
    sigset_t all, before;
    sigfillset(&all);
    for (size_t index = 0; index < sizeof own / sizeof *own; index++) sigdelset(&all, own[index]);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    failure = pthread_create(thread, &attributes, help, with);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    return failure;
}
