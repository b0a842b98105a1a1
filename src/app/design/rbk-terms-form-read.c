/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-terms-form-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-date.h"
#include "rbk-error.h"

/**
 * rbk_terms_clear:
 * @self: terms
 *
 * Frees what they hold.
 */
void
rbk_terms_clear (RbkTerms *self)
{
  g_clear_pointer (&self->date, g_free);
}

/* Marks what can't be understood, so that it is found at once. */
static gboolean
read_number (
    RbkTermsForm *self, GtkWidget *entry, gboolean is_amount, RbkDecimal *value, GError **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  gboolean    is_read = is_amount ? rbk_money_parse_amount (self->format, text, value, error)
                                  : rbk_money_parse_quantity (self->format, text, value, error);

  if (is_read && rbk_decimal_sign (*value) < 0)
    {
      is_read = FALSE;
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           _ ("Nothing here is less than 0: write 0 or more."));
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               is_read ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  if (is_read)
    gtk_widget_remove_css_class (entry, "error");
  else
    gtk_widget_add_css_class (entry, "error");

  return is_read;
}

/* What was billed stays: a change begins tomorrow at the earliest. */
static gboolean
read_date (RbkTermsForm *self, RbkTerms *terms, GError **error)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->date)));
  GDate            day, today;

  rbk_date_today (&today);
  if (!rbk_date_parse (g_strstrip (text), &day, NULL))
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           _ ("Write the first day as 2026-09-01, or choose it in the calendar."));
      return FALSE;
    }
  if (g_date_compare (&day, &today) <= 0)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           _ ("Choose a day after today: what was billed stays."));
      return FALSE;
    }
  terms->date = g_steal_pointer (&text);

  return TRUE;
}

/**
 * rbk_terms_form_read:
 * @self: a form
 * @terms: (out caller-allocates): what it asks for; its meter is borrowed from the analysis
 * @error: return location for a #GError of domain RBK_ERROR, in words for the user
 *
 * Returns: whether all that it holds can be understood
 */
gboolean
rbk_terms_form_read (RbkTermsForm *self, RbkTerms *terms, GError **error)
{
  const RbkSpec *spec = rbk_analysis_get_spec (self->analysis);
  int            axis = rbk_terms_form_get_row (self)->axis;

  *terms = (RbkTerms){ 0 };
  if (!read_date (self, terms, error) ||
      !read_number (self, self->usage, FALSE, &terms->usage, error))
    return FALSE;
  for (guint i = 0; i < RBK_TERMS_MAX_CHANGES; i++)
    {
      const RbkTermsField *field = &self->fields[i];
      RbkVersionChange     change = { .term = field->term };

      if (field->entry == NULL)
        continue;
      if (!read_number (self, field->entry, field->is_amount, &change.value, error))
        return FALSE;
      if (field->term != RBK_VERSION_PRICE && axis >= 0)
        change.meter = spec->meters[axis].key;
      if (!rbk_decimal_equal (change.value, field->now))
        terms->changes[terms->n_changes++] = change;
    }

  return TRUE;
}
