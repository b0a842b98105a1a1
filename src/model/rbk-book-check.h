/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"

G_BEGIN_DECLS

/* No one mends more in one go; a hostile file could make millions. */
#define RBK_BOOK_MAX_PROBLEMS 1000

/**
 * RbkProblem:
 * @path: where, as a JSON path: `$.plans[1].phases[0].rate_cards[2].tiers[0].up_to`
 * @message: what is wrong and what to do
 * @rule: (nullable): the rule of `check` that it breaks: `duplicate-key`
 *
 * One thing that makes a book invalid.
 */
typedef struct
{
  char       *path;
  char       *message;
  const char *rule; /* (not owned) static */
} RbkProblem;

RbkProblem *rbk_problem_new (char *path, char *message) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_problem_free (RbkProblem *self);
void        rbk_path_append_index (GString *path, guint index);
GPtrArray  *rbk_book_check (RbkBook *book) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkProblem, rbk_problem_free)

G_END_DECLS
