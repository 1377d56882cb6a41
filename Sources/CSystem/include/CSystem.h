#pragma once

/// The few system calls that the Glibc module of Swift lacks.

/// A pipe whose both ends are close-on-exec from the first moment: pipe2(2) with O_CLOEXEC.
int concord_pipe(int ends[2]);

/// Removes a directory with everything in it, following no links: nftw(3) and remove(3). What cannot be removed stays.
int concord_remove_tree(const char *path);
