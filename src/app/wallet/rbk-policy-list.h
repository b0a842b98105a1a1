/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-document.h"
#include "rbk-wallet-policies.h"
#include "rbk-wallet-policy.h"

G_BEGIN_DECLS

/**
 * RbkPolicy:
 * @id: a number that stays
 * @name: (owned): what it is called, in the user's language
 * @changes: (owned) (nullable): what it changes in the book's terms
 * @color: its place in the palette
 * @of: (owned) (nullable): the plan and the pool of which it is; nothing is any
 * @trial: (owned) (nullable): a copy of the book, in which it is edited
 * @wallet: (owned) (nullable): the wallet in that copy
 * @is_removed: whether it was put away, and may yet be brought back
 * @terms: (owned) (nullable): what it comes to, with the book as it is now
 * @error: (owned) (nullable): why there are no terms
 *
 * A policy that is looked at: the book's own, one that is known, or one that is tried.
 */
typedef struct
{
  guint            id;
  char            *name;
  char            *changes;
  int              color;
  char            *of;
  RbkDocument     *trial;
  RbkWalletPolicy *wallet;
  gboolean         is_removed;
  RbkWalletTerms  *terms;
  GError          *error;
} RbkPolicy;

/**
 * RbkPolicyList:
 *
 * The policies of a page; the first one is the book's.
 */
typedef struct _RbkPolicyList RbkPolicyList;

RbkPolicyList *rbk_policy_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
void           rbk_policy_list_free (RbkPolicyList *self);

void        rbk_policy_list_set_terms (RbkPolicyList *self, const RbkWalletTerms *terms);
guint       rbk_policy_list_get_size (RbkPolicyList *self);
RbkPolicy  *rbk_policy_list_get (RbkPolicyList *self, guint index);
RbkPolicy  *rbk_policy_list_find (RbkPolicyList *self, guint id);
RbkPolicy  *rbk_policy_list_add_trial (RbkPolicyList        *self,
                                       const char           *name,
                                       const RbkWalletTerms *terms,
                                       RbkDocument          *trial,
                                       RbkWalletPolicy      *wallet);
const char *rbk_policy_list_remove (RbkPolicyList *self, guint id);
void        rbk_policy_list_restore (RbkPolicyList *self, guint id);
void        rbk_policy_list_forget (RbkPolicyList *self, guint id);
gboolean    rbk_policy_is_book (const RbkPolicy *policy);
char       *rbk_policy_dup_changes (RbkWalletPolicy *wallet) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkPolicyList, rbk_policy_list_free)

G_END_DECLS
