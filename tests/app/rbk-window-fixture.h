/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-plan-edit.h"
#include "rbk-plan.h"
#include "rbk-window.h"

G_BEGIN_DECLS

/* A window on its start page, and a file for its book. */

typedef struct
{
  char      *folder;
  GFile     *file;   /* does not exist at first */
  RbkWindow *window; /* NULL once it is gone */
} RbkWindowFixture;

void rbk_fixture_set_up (RbkWindowFixture *self, gconstpointer data);
void rbk_fixture_tear_down (RbkWindowFixture *self, gconstpointer data);

RbkDocument *rbk_fixture_new_book (RbkWindowFixture *self);
void         rbk_fixture_write_file (RbkWindowFixture *self, const char *name);
void         rbk_fixture_open (RbkWindowFixture *self);
void         rbk_fixture_assert_on_disk (RbkWindowFixture *self, const char *name);

RbkPlan *rbk_fixture_first_plan (RbkDocument *document);
void     rbk_fixture_rename_first (RbkDocument *document, const char *name);

GtkWindow        *rbk_fixture_find_question (void);
AdwMessageDialog *rbk_fixture_wait_for_question (void);
void              rbk_fixture_answer (const char *response);
void              rbk_fixture_assert_closed (RbkWindowFixture *self);

G_END_DECLS
