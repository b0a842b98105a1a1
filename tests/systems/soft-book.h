/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"

/* The same book with terms that most systems can bill: whole bounds, months, and few digits. */
RbkBook *soft_book_new (RbkBook *book);
