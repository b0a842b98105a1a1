/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-policy-list.h"

#include "rbk-wallet-words.h"

#define BOOK_ID 0

/* Every known policy is made at once; those that are what the book has are not shown. */
struct _RbkPolicyList
{
  GPtrArray *all;   /* (owned) (element-type RbkPolicy) */
  GPtrArray *shown; /* (owned) (element-type RbkPolicy) not owned */
  guint      next_id;
};

static void
free_policy (gpointer data)
{
  RbkPolicy *policy = data;

  g_clear_object (&policy->wallet);
  g_clear_object (&policy->trial);
  g_clear_pointer (&policy->terms, rbk_wallet_terms_free);
  g_clear_error (&policy->error);
  g_free (policy->of);
  g_free (policy->changes);
  g_free (policy->name);
  g_free (policy);
}

static RbkPolicy *
add (RbkPolicyList *self, const char *name, const char *changes)
{
  RbkPolicy *policy = g_new0 (RbkPolicy, 1);

  policy->id = self->next_id++;
  policy->name = g_strdup (name);
  policy->changes = g_strdup (changes);
  /* The first colour is a grey. */
  policy->color = (int) policy->id + 1;
  g_ptr_array_add (self->all, policy);

  return policy;
}

/**
 * rbk_policy_list_new:
 *
 * Returns: (transfer full): the book's policy, and those that are known, without terms yet
 */
RbkPolicyList *
rbk_policy_list_new (void)
{
  RbkPolicyList *self = g_new0 (RbkPolicyList, 1);

  self->all = g_ptr_array_new_with_free_func (free_policy);
  self->shown = g_ptr_array_new ();
  self->next_id = BOOK_ID;
  add (self, rbk_wallet_words_for_policy ("book", NULL), NULL);
  for (guint i = 0; i < rbk_wallet_n_policy_names; i++)
    {
      const RbkWalletPolicyName *known = &rbk_wallet_policy_names[i];

      if (known->changes != NULL && *known->changes != '\0')
        add (self, rbk_wallet_words_for_policy (known->key, known->name), known->changes);
    }

  return self;
}

/**
 * rbk_policy_list_free:
 * @self: policies
 */
void
rbk_policy_list_free (RbkPolicyList *self)
{
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->all);
  g_free (self);
}

/**
 * rbk_policy_is_book:
 * @policy: a policy
 *
 * Returns: whether it is the book's own
 */
gboolean
rbk_policy_is_book (const RbkPolicy *policy)
{
  return policy->id == BOOK_ID;
}

static void
set_terms (RbkPolicy *policy, const RbkWalletTerms *terms)
{
  g_clear_pointer (&policy->terms, rbk_wallet_terms_free);
  g_clear_error (&policy->error);
  if (policy->wallet != NULL)
    {
      g_free (policy->changes);
      policy->changes = rbk_policy_dup_changes (policy->wallet);
    }
  policy->terms = policy->changes == NULL
                      ? rbk_wallet_terms_copy (terms)
                      : rbk_wallet_terms_new_changed (terms, policy->changes, &policy->error);
}

static char *
dup_of (const RbkWalletTerms *terms)
{
  return g_strdup_printf ("%s/%s", terms->plan, terms->pool);
}

/* What comes to the same as the book's terms is not looked at twice, unless somebody edits it. */
static gboolean
is_same (const RbkPolicy *policy, const char *book)
{
  g_autofree char *own = policy->terms != NULL ? rbk_wallet_terms_describe (policy->terms) : NULL;

  return policy->wallet == NULL && !rbk_policy_is_book (policy) && g_strcmp0 (own, book) == 0;
}

/**
 * rbk_policy_list_set_terms:
 * @self: policies
 * @terms: the terms of the pool as they are in the book now
 *
 * Works out what each policy comes to.
 */
void
rbk_policy_list_set_terms (RbkPolicyList *self, const RbkWalletTerms *terms)
{
  g_autofree char *book = rbk_wallet_terms_describe (terms);
  g_autofree char *of = dup_of (terms);

  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->all->len; i++)
    {
      RbkPolicy *policy = g_ptr_array_index (self->all, i);

      if (policy->is_removed || (policy->of != NULL && !g_str_equal (policy->of, of)))
        continue;
      set_terms (policy, terms);
      if (!is_same (policy, book))
        g_ptr_array_add (self->shown, policy);
    }
}

/**
 * rbk_policy_list_get_size:
 * @self: policies with terms
 *
 * Returns: how many are to be looked at
 */
guint
rbk_policy_list_get_size (RbkPolicyList *self)
{
  return self->shown->len;
}

/**
 * rbk_policy_list_get:
 * @self: policies with terms
 * @index: which of those to be looked at
 *
 * Returns: (transfer none): the policy
 */
RbkPolicy *
rbk_policy_list_get (RbkPolicyList *self, guint index)
{
  g_return_val_if_fail (index < self->shown->len, NULL);

  return g_ptr_array_index (self->shown, index);
}

/**
 * rbk_policy_list_find:
 * @self: policies with terms
 * @id: the number of one
 *
 * Returns: (transfer none) (nullable): the policy, where it is to be looked at
 */
RbkPolicy *
rbk_policy_list_find (RbkPolicyList *self, guint id)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      RbkPolicy *policy = g_ptr_array_index (self->shown, i);

      if (policy->id == id)
        return policy;
    }

  return NULL;
}

/**
 * rbk_policy_list_add_trial:
 * @self: policies
 * @name: what it is called
 * @terms: of the pool that it is of
 * @trial: (transfer full): a book of its own
 * @wallet: the wallet there that is edited
 *
 * Adds a policy to be tried. It is looked at once there are terms anew.
 *
 * Returns: (transfer none): the policy
 */
RbkPolicy *
rbk_policy_list_add_trial (RbkPolicyList        *self,
                           const char           *name,
                           const RbkWalletTerms *terms,
                           RbkDocument          *trial,
                           RbkWalletPolicy      *wallet)
{
  RbkPolicy *policy = add (self, name, NULL);

  policy->of = dup_of (terms);
  policy->trial = trial;
  policy->wallet = g_object_ref (wallet);

  return policy;
}

/* Those that are removed are not shown. */
static RbkPolicy *
find_removed (RbkPolicyList *self, guint id)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      RbkPolicy *policy = g_ptr_array_index (self->all, i);

      if (policy->id == id && policy->is_removed)
        return policy;
    }

  return NULL;
}

/**
 * rbk_policy_list_remove:
 * @self: policies
 * @id: one that is tried
 *
 * Puts a trial away; rbk_policy_list_restore() can bring it back.
 *
 * Returns: (transfer none) (nullable): what is called so, where there was such a trial
 */
const char *
rbk_policy_list_remove (RbkPolicyList *self, guint id)
{
  RbkPolicy *policy = rbk_policy_list_find (self, id);

  if (policy == NULL || policy->wallet == NULL)
    return NULL;
  policy->is_removed = TRUE;
  g_ptr_array_remove (self->shown, policy);

  return policy->name;
}

/**
 * rbk_policy_list_restore:
 * @self: policies
 * @id: one that was removed
 *
 * Brings a trial back. It is looked at once there are terms anew.
 */
void
rbk_policy_list_restore (RbkPolicyList *self, guint id)
{
  RbkPolicy *policy = find_removed (self, id);

  if (policy != NULL)
    policy->is_removed = FALSE;
}

/**
 * rbk_policy_list_forget:
 * @self: policies
 * @id: one that may have been removed
 *
 * Gives up a trial that was removed; it can't be brought back then.
 */
void
rbk_policy_list_forget (RbkPolicyList *self, guint id)
{
  RbkPolicy *policy = find_removed (self, id);

  if (policy != NULL)
    g_ptr_array_remove (self->all, policy);
}

/* What a policy has no word for there is no value of. */
static char *
dup_value (RbkWalletPolicy *wallet, const RbkField *field)
{
  RbkRecord        *record = RBK_RECORD (wallet);
  const RbkDecimal *number;
  const char       *text;
  int               value;

  if (field->kind == RBK_FIELD_DECIMAL)
    {
      number = rbk_record_get_decimal (record, field);
      return number != NULL ? rbk_decimal_to_string (*number) : g_strdup ("none");
    }
  if (field->kind == RBK_FIELD_STRING || field->kind == RBK_FIELD_DURATION)
    {
      text = rbk_record_get_string (record, field);
      return g_strdup (text != NULL ? text : "none");
    }
  value = rbk_record_get_integer (record, field);
  if (field->kind == RBK_FIELD_ENUM)
    return g_strdup (rbk_field_enum_nick (field, value));
  if (g_str_equal (field->name, "topup-limit") && value == 0)
    return g_strdup ("none");

  return g_strdup_printf ("%d", value);
}

/* Some words must have a value, and a share makes it a rollover of a share. */
static gboolean
is_said (RbkWalletPolicy *wallet, const RbkField *field)
{
  /* Who draws from it, and where it is bought, changes nothing that is run. */
  static const char *const left_out[] = { "pool", "workloads", "topup-channel", NULL };
  static const char *const needed[] = { "grant", "topup-price", "cadence", "expiry", NULL };

  if (g_strv_contains (left_out, field->name))
    return FALSE;
  if (g_str_equal (field->name, "rollover-share"))
    return rbk_wallet_policy_get_rollover (wallet) == RBK_ROLLOVER_SHARE &&
           rbk_wallet_policy_get_rollover_share (wallet) != NULL;
  if (!g_strv_contains (needed, field->name))
    return TRUE;

  return field->kind == RBK_FIELD_DECIMAL
             ? rbk_record_get_decimal (RBK_RECORD (wallet), field) != NULL
             : rbk_record_get_string (RBK_RECORD (wallet), field) != NULL;
}

/**
 * rbk_policy_dup_changes:
 * @wallet: a wallet
 *
 * Returns: (transfer full): its rules, as changes of a policy are spelled
 */
char *
rbk_policy_dup_changes (RbkWalletPolicy *wallet)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint           n_fields;
  const RbkField *fields = rbk_record_get_fields (RBK_RECORD (wallet), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *value = NULL;

      if (!is_said (wallet, &fields[i]))
        continue;
      value = dup_value (wallet, &fields[i]);
      g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "," : "", fields[i].name, value);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
