/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-question.h"

G_BEGIN_DECLS

#define RBK_THEME_MAX_QUESTIONS 6

/**
 * RbkTheme:
 * @title: what the questions are about
 * @note: what they lead to
 * @questions: their ids; the rest is empty
 *
 * Questions that are asked together.
 */
typedef struct
{
  const char *title, *note;
  const char *questions[RBK_THEME_MAX_QUESTIONS];
} RbkTheme;

const RbkTheme *rbk_themes_list (guint *n_themes);

G_END_DECLS
