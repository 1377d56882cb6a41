#pragma once
// SwiftPM drops the -D flags of ncursesw's pkg-config file; without this the wide-character calls are not declared.
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
