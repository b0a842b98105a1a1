/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"

G_BEGIN_DECLS

/**
 * RbkTemplate:
 * @name: what the command line calls it: `usage-gated`
 * @title: its name for people, in English
 * @description: one sentence for a start page, in English
 *
 * A book to start from.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *description;
} RbkTemplate;

#define RBK_TEMPLATE_SAMPLE "acme-docs"

const RbkTemplate *rbk_template_get_all (gsize *n_templates);
const RbkTemplate *rbk_template_find (const char *name, GError **error);
RbkBook *rbk_template_new_book (const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
