/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-edit-private.h"

#include "rbk-text.h"

#define MIGRATION "RbkMigrationPlan"

typedef struct
{
  const char *type;
  const char *noun;
} Noun;

static const Noun nouns[] = {
  { "RbkPlan", N_ ("plan") },
  { "RbkPhase", N_ ("phase") },
  { "RbkRateCard", N_ ("rate card") },
  { "RbkTier", N_ ("tier") },
  { "RbkFeature", N_ ("feature") },
  { "RbkMeter", N_ ("meter") },
  { "RbkModelPrice", N_ ("model price") },
  { "RbkContextTier", N_ ("context tier") },
  { "RbkWorkload", N_ ("workload") },
  { "RbkRoute", N_ ("route") },
  { "RbkCreditRate", N_ ("credit rate") },
  { "RbkUsageLevel", N_ ("usage level") },
  { "RbkScenario", N_ ("scenario") },
  { "RbkDecision", N_ ("decision") },
  { "RbkSuppression", N_ ("finding let be") },
  { "RbkEntitlement", N_ ("entitlement") },
  { "RbkWalletPolicy", N_ ("wallet") },
  { "RbkUsageSource", N_ ("usage") },
  { "RbkSyntheticUsage", N_ ("made-up customers") },
  { "RbkCurrencyPrice", N_ ("price in another currency") },
  { "RbkDiscount", N_ ("discount") },
  { "RbkMessage", N_ ("message") },
  { "RbkDelivery", N_ ("delivery") },
  { "RbkDiscovery", N_ ("discovery") },
  { MIGRATION, N_ ("move of customers") },
  { "RbkBook", N_ ("book") },
};

static const char *
identity (const char *context G_GNUC_UNUSED, const char *text)
{
  return text;
}

/* What to call a record: its own name, else what kind of thing it is. */
static const char *
subject_of (RbkRecord *record, RbkTranslate translate)
{
  const char *name = rbk_record_get_name (record);

  if (name != NULL)
    return name;
  for (gsize i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (g_str_equal (nouns[i].type, G_OBJECT_TYPE_NAME (record)))
      return translate (NULL, nouns[i].noun);

  return G_OBJECT_TYPE_NAME (record);
}

static char *
label_with_subject (const char *format, const char *subject)
{
  g_autoptr(GString) label = g_string_new (format);

  g_string_replace (label, "{subject}", subject, 1);

  return g_string_free (g_steal_pointer (&label), FALSE);
}

/* Whether what is changed says by itself what it is of: a book has one move of customers. */
static gboolean
is_clear (const RbkEdit *self)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (self->set.record), MIGRATION) ||
         g_str_equal (self->set.field->name, "migration");
}

static char *
set_label (const RbkEdit *self, RbkTranslate translate)
{
  g_autoptr(GString) label = g_string_new (
      is_clear (self) ? /* Translators: {field} is “where customers go”, “old book”… */
          translate (NULL, N_ ("Change {field}"))
                      : translate (NULL, N_ ("Change {field} of {subject}")));

  g_string_replace (label, "{field}", translate ("field", self->set.field->title), 1);
  g_string_replace (label, "{subject}", subject_of (self->set.record, translate), 1);

  return g_string_free (g_steal_pointer (&label), FALSE);
}

static char *
group_label (const RbkEdit *self, RbkTranslate translate)
{
  if (self->group.label != NULL)
    return g_strdup (translate (NULL, self->group.label));
  if (self->group.edits->len > 0)
    return rbk_edit_dup_label (g_ptr_array_index (self->group.edits, 0), translate);

  return g_strdup (translate (NULL, N_ ("Change the book")));
}

/**
 * rbk_edit_dup_label:
 * @self: an edit
 * @translate: (nullable) (scope call): for the user's language; nothing is English
 *
 * Says what an edit does: “Change unit price of Pro”.
 *
 * Returns: (transfer full): a text for a menu or a tooltip
 */
char *
rbk_edit_dup_label (const RbkEdit *self, RbkTranslate translate)
{
  RbkTranslate to_user = translate != NULL ? translate : identity;

  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind)
    {
    case RBK_EDIT_SET:
      return set_label (self, to_user);
    case RBK_EDIT_INSERT:
      return label_with_subject (to_user (NULL, N_ ("Add {subject}")),
                                 subject_of (self->item.item, to_user));
    case RBK_EDIT_REMOVE:
      return label_with_subject (to_user (NULL, N_ ("Delete {subject}")),
                                 subject_of (self->item.item, to_user));
    case RBK_EDIT_MOVE:
      return label_with_subject (to_user (NULL, N_ ("Move {subject}")),
                                 subject_of (self->item.item, to_user));
    case RBK_EDIT_GROUP:
    default:
      return group_label (self, to_user);
    }
}
