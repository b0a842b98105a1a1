/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"

/* A random book with numbers that a billing system might take: in whole minor units where they
 * are fees, with prices in other currencies and of a year. */
RbkBook *soft_book_new (guint32 seed);
