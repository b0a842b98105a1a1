/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-form-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-cell.h"
#include "rbk-field-flow.h"
#include "rbk-share-text.h"

/* How use goes on from month to month: where it begins, how it grows, and how many months are
 * looked at. */

#define MOST_CREDITS 1000000000
#define FIRST_LENGTH 1
/* How much of the grant is used where nothing says how much it is: in hundredths. */
#define USED_PERCENT 60

static const guint lengths[RBK_WALLET_FORM_N_LENGTHS] = { 12, 24, 36 };

/* rbk_wallet_form_show_numbers: shows what is typed, or suggested, as it is kept */
void
rbk_wallet_form_show_numbers (RbkWalletForm *self)
{
  g_autofree char *first =
      self->has_first ? rbk_money_format_quantity (self->format, self->first) : g_strdup ("");
  g_autofree char *growth = rbk_money_format_share (self->format, self->growth_share);

  rbk_cell_set_text (RBK_CELL (self->number), first, first);
  rbk_cell_set_text (RBK_CELL (self->growth), growth, growth);
}

static gboolean
take_number_cb (RbkCell *cell, const char *text, gpointer user_data, GError **error)
{
  RbkWalletForm *self = user_data;
  RbkDecimal     number;

  if (!rbk_money_parse_quantity (self->format, text, &number, error))
    return FALSE;
  if (rbk_decimal_sign (number) < 0 ||
      rbk_decimal_compare (number, RBK_DECIMAL_UNITS (MOST_CREDITS)) > 0)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE,
                   _ ("Credits of a month are between 0 and a billion"));
      return FALSE;
    }
  self->has_first = TRUE;
  self->first = number;
  rbk_wallet_form_show_numbers (self);
  rbk_wallet_form_changed (self);

  return TRUE;
}

static gboolean
take_growth_cb (RbkCell *cell, const char *text, gpointer user_data, GError **error)
{
  RbkWalletForm *self = user_data;
  RbkDecimal share, most = rbk_decimal_div (RBK_DECIMAL_ONE, RBK_DECIMAL_UNITS (2), RBK_ROUND_DOWN);

  if (!rbk_share_parse_text (self->format, text, &share, error))
    return FALSE;
  if (rbk_decimal_compare (share, most) > 0 ||
      rbk_decimal_compare (share, rbk_decimal_negate (most)) < 0)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE,
                   _ ("Use grows by up to 50 %% a month, or shrinks by as much"));
      return FALSE;
    }
  self->growth_share = share;
  rbk_wallet_form_show_numbers (self);
  rbk_wallet_form_changed (self);

  return TRUE;
}

static void
length_cb (RbkWalletForm *self, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    rbk_wallet_form_changed (self);
}

static GtkWidget *
add_number (RbkWalletForm *self, const char *title, const char *help, RbkCellCommit commit)
{
  GtkWidget *cell = rbk_cell_new (TRUE);

  rbk_cell_set_title (RBK_CELL (cell), title);
  rbk_cell_set_commit (RBK_CELL (cell), commit, self);
  gtk_widget_add_css_class (cell, "typed");
  gtk_widget_set_size_request (cell, 92, -1);
  rbk_field_flow_add (self->flow, title, help, cell);

  return cell;
}

/* rbk_wallet_form_add_numbers: room to type where use begins and how it grows */
void
rbk_wallet_form_add_numbers (RbkWalletForm *self)
{
  self->number =
      add_number (self, _ ("Credits used"), _ ("Credits used in the first month"), take_number_cb);
  self->growth =
      add_number (self, _ ("Growth a month"),
                  _ ("By how much use grows from each month to the next"), take_growth_cb);
}

/* rbk_wallet_form_add_lengths: how many months can be looked at */
void
rbk_wallet_form_add_lengths (RbkWalletForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Months"),
                                  -1);
  for (guint i = 0; i < RBK_WALLET_FORM_N_LENGTHS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", lengths[i]);
      g_autofree char *name =
          g_strdup_printf (ngettext ("%u month", "%u months", lengths[i]), lengths[i]);

      self->lengths[i] = gtk_toggle_button_new_with_label (text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->lengths[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->lengths[i]),
                                   i > 0 ? GTK_TOGGLE_BUTTON (self->lengths[0]) : NULL);
      gtk_box_append (GTK_BOX (box), self->lengths[i]);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->lengths[FIRST_LENGTH]), TRUE);
  for (guint i = 0; i < RBK_WALLET_FORM_N_LENGTHS; i++)
    g_signal_connect_object (self->lengths[i], "toggled", G_CALLBACK (length_cb), self,
                             G_CONNECT_SWAPPED);
  rbk_field_flow_add (self->flow, _ ("Months"), NULL, box);
}

/* rbk_wallet_form_suggest_number: as long as nobody typed one, it is what a usual customer uses of
 * the grant. */
void
rbk_wallet_form_suggest_number (RbkWalletForm *self, const RbkWalletTerms *terms)
{
  RbkDecimal grant = rbk_wallet_terms_get_monthly_grant (terms);

  if (self->has_first || !rbk_decimal_is_valid (grant))
    return;
  self->first = rbk_decimal_round (rbk_decimal_mul_div (grant, RBK_DECIMAL_UNITS (USED_PERCENT),
                                                        RBK_DECIMAL_UNITS (100), RBK_ROUND_DOWN),
                                   0, RBK_ROUND_HALF_AWAY);
}

/* rbk_wallet_form_get_length: how many months are chosen */
guint
rbk_wallet_form_get_length (RbkWalletForm *self)
{
  for (guint i = 0; i < RBK_WALLET_FORM_N_LENGTHS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->lengths[i])))
      return lengths[i];

  return 0;
}
