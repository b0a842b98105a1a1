/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-command.h"

G_BEGIN_DECLS

/**
 * RbkCompletion:
 * @command: the command whose word is completed
 * @book: (nullable): the book that the command line names
 * @stem: what is there of the value
 * @prefix: what stands before the value in the word, as `--plan=`
 * @text: (owned): what was found, a line each: the word, a tab, what it is
 *
 * What may stand in place of a word that somebody has begun.
 */
typedef struct
{
  const RbkCommand *command;
  RbkBook          *book;
  const char       *stem, *prefix;
  GString          *text;
} RbkCompletion;

/* Told where the name of a file belongs: the shell knows files best. */
#define RBK_COMPLETION_FILES ":files"

/* What is asked for under a name, by a command or by any. */
typedef struct
{
  const char *command; /* (nullable) */
  const char *name;    /* of the option, or the placeholder of an argument */
  void (*add) (RbkCompletion *self);
} RbkCompletionSource;

void     rbk_completion_add (RbkCompletion *self, const char *word, const char *what);
void     rbk_completion_add_files (RbkCompletion *self);
void     rbk_completion_add_form (RbkCompletion *self, const char *form);
void     rbk_completion_add_records (RbkCompletion *self, GListModel *records);
gboolean rbk_completion_add_from (RbkCompletion             *self,
                                  const RbkCompletionSource *sources,
                                  gsize                      n_sources,
                                  const char                *name);
gboolean rbk_completion_add_names (RbkCompletion *self, const char *name);
gboolean rbk_completion_add_of_book (RbkCompletion *self, const char *name);

G_END_DECLS
