/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-document.h"
#include "rbk-handle-edit.h"

G_BEGIN_DECLS

/* The plans of the book, in order. */
enum
{
  RBK_TEST_FREE,
  RBK_TEST_SOLO,
  RBK_TEST_TEAM,
  RBK_TEST_PACK,
  RBK_TEST_QUOTE,
};

RbkDocument *rbk_test_handles_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean     rbk_test_handles_find (RbkDocument  *document,
                                    guint         plan,
                                    RbkHandleKind kind,
                                    RbkHandle    *handle);
void rbk_test_handles_take (RbkDocument *document, const RbkHandle *handle, const char *value);

G_END_DECLS
