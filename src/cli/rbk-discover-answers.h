/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-answers.h"

G_BEGIN_DECLS

/* Where `discover` has its answers from: a file, a book, or whoever sits at the terminal. */

gboolean rbk_discover_answers_read_file (RbkAnswers *answers, const char *path, GError **error);
gboolean rbk_discover_answers_read_book (RbkAnswers *answers, const char *path, GError **error);
gboolean rbk_discover_answers_ask (RbkAnswers *answers, GError **error);

G_END_DECLS
