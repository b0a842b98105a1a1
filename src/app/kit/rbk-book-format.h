/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-document.h"
#include "rbk-money-format.h"

G_BEGIN_DECLS

RbkMoneyFormat *rbk_book_format_follow (RbkMoneyFormat **format, RbkDocument *document);

G_END_DECLS
