/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"

/* Makes the numbers of a book such as people write: no more than two decimals, whole bounds. A
 * random book is refused by most systems for its eighteen decimals; this one less often. */
void round_book (RbkBook *book);
