/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

/**
 * RbkEditKind:
 * @RBK_EDIT_SET: a property of a record
 * @RBK_EDIT_INSERT: an item into a list
 * @RBK_EDIT_REMOVE: an item out of a list
 * @RBK_EDIT_MOVE: an item to another place in its list
 * @RBK_EDIT_GROUP: several edits that are one step
 *
 * What an edit does.
 */
typedef enum
{
  RBK_EDIT_SET,
  RBK_EDIT_INSERT,
  RBK_EDIT_REMOVE,
  RBK_EDIT_MOVE,
  RBK_EDIT_GROUP,
} RbkEditKind;

typedef struct _RbkEdit RbkEdit;

/**
 * RbkTranslate:
 * @context: (nullable): what a translator knows it under, as `field` for titles of fields
 * @text: an English text
 *
 * Returns: (transfer none): the same in the user's language
 */
typedef const char *(*RbkTranslate) (const char *context, const char *text);

RbkEdit *rbk_edit_new_set (RbkRecord    *record,
                           const char   *property,
                           const GValue *value) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_edit_new_set_decimal (RbkRecord        *record,
                                   const char       *property,
                                   const RbkDecimal *value) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_edit_new_set_text (RbkRecord  *record,
                                const char *property,
                                const char *value) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_edit_new_set_integer (RbkRecord  *record,
                                   const char *property,
                                   int         value) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_edit_new_set_object (RbkRecord  *record,
                                  const char *property,
                                  RbkRecord  *value) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_edit_new_insert (GListStore *list,
                              guint       position,
                              RbkRecord  *item) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_edit_new_remove (GListStore *list, guint position) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_edit_new_move (GListStore *list, guint from, guint to) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_edit_new_group (const char *label) G_GNUC_WARN_UNUSED_RESULT;
void     rbk_edit_add (RbkEdit *self, RbkEdit *edit);
void     rbk_edit_free (RbkEdit *self);

RbkEditKind rbk_edit_get_kind (const RbkEdit *self);
gboolean    rbk_edit_is_empty (const RbkEdit *self);
char *rbk_edit_dup_label (const RbkEdit *self, RbkTranslate translate) G_GNUC_WARN_UNUSED_RESULT;

gboolean rbk_edit_apply (RbkEdit *self, GError **error);
void     rbk_edit_revert (RbkEdit *self);
gboolean rbk_edit_merge (RbkEdit *self, const RbkEdit *next);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkEdit, rbk_edit_free)

G_END_DECLS
