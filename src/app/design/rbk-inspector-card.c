/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-inspector-card.h"

#include <glib/gi18n-lib.h>

#include "rbk-bracket-editor.h"
#include "rbk-card-edit.h"
#include "rbk-entitlement.h"
#include "rbk-inspector-charge.h"
#include "rbk-inspector-currency.h"
#include "rbk-inspector-words.h"

/* A rate card: what is paid, what is included, where it ends. */

static const char *const cadences[] = { "P1M", "P3M", "P1Y", "once", NULL };

static RbkEdit *
new_kind_edit (RbkRecord *record, int value)
{
  return rbk_card_edit_kind (RBK_RATE_CARD (record), (RbkPriceKind) value);
}

static void
show_summary (GtkWidget *widget, RbkRecord *record, const RbkInspectorView *view)
{
  RbkRateCard     *card = RBK_RATE_CARD (record);
  g_autofree char *summary = rbk_inspector_summarize_card (view, card);

  rbk_inspector_section_set_title (RBK_INSPECTOR_SECTION (widget), rbk_record_get_name (record));
  rbk_inspector_section_set_summary (RBK_INSPECTOR_SECTION (widget), summary);
}

static void
show_limit (GtkWidget *widget, RbkRecord *record, const RbkInspectorView *view)
{
  g_autofree char *text = rbk_inspector_describe_limit (view, RBK_RATE_CARD (record));

  gtk_label_set_text (GTK_LABEL (widget), text);
}

static void
show_brackets (GtkWidget *widget, RbkRecord *record, const RbkInspectorView *view)
{
  rbk_bracket_editor_update (RBK_BRACKET_EDITOR (widget));
}

static GMenuModel *
new_menu (RbkBook *book, RbkRateCard *card)
{
  GMenu          *menu = g_menu_new ();
  const char     *key = rbk_record_get_key (RBK_RECORD (card));
  RbkEntitlement *entitlement = rbk_rate_card_get_entitlement (card);
  gboolean        has_wallet = entitlement != NULL && rbk_entitlement_get_wallet (entitlement);
  g_autoptr(GMenuItem) wallet =
                 g_menu_item_new (has_wallet ? _ ("Remove _Wallet") : _ ("Add _Wallet"), NULL);
  g_autoptr(GMenuItem) away = g_menu_item_new (_ ("_Remove Rate Card"), NULL);

  g_menu_item_set_action_and_target (wallet, has_wallet ? "wallet.remove" : "wallet.add", "s", key);
  g_menu_item_set_action_and_target (away, "card.remove", "s", key);
  if (rbk_rate_card_get_meter (card) != NULL)
    g_menu_append_item (menu, wallet);
  rbk_inspector_append_currency_menus (menu, book, card);
  g_menu_append_item (menu, away);

  return G_MENU_MODEL (menu);
}

static void
add_menu (RbkInspectorGroup *group, RbkRateCard *card)
{
  g_autoptr(GMenuModel) menu = new_menu (rbk_document_get_book (group->view->document), card);
  /* Translators: a menu of what can be done with a rate card; %s is its name */
  g_autofree char *tooltip =
      g_strdup_printf (_ ("More for %s"), rbk_record_get_name (RBK_RECORD (card)));

  rbk_inspector_section_add_tool (group->section,
                                  rbk_inspector_new_menu (menu, "view-more-symbolic", tooltip));
}

static void
add_brackets (RbkInspectorGroup *group, RbkRateCard *card)
{
  GtkWidget *editor =
      rbk_bracket_editor_new (group->view->document, group->view->format, card, group->suffix);

  rbk_inspector_group_add_widget (group, editor);
  rbk_inspector_group_add_part (group, editor, RBK_RECORD (card), show_brackets);
}

static void
add_price (RbkInspectorGroup *group, RbkRateCard *card)
{
  RbkPriceKind kind = rbk_rate_card_get_price (card);
  gboolean     is_seats = rbk_inspector_is_seats (group->view, card);

  group->target.new_choice = new_kind_edit;
  rbk_inspector_group_add (group, "price", _ ("Price kind"));
  group->target.new_choice = NULL;
  if (kind == RBK_PRICE_KIND_GRADUATED || kind == RBK_PRICE_KIND_VOLUME)
    add_brackets (group, card);
  else if (is_seats && kind == RBK_PRICE_KIND_PER_UNIT)
    rbk_inspector_group_add (group, "amount", _ ("Price a seat"));
  else
    rbk_inspector_group_add (group, "amount", _ ("Price"));
  if (kind == RBK_PRICE_KIND_PACKAGE)
    rbk_inspector_group_add (group, "package-size", _ ("Package size"));
}

static void
add_charge (RbkInspectorGroup *group, RbkRateCard *card)
{
  GtkWidget *charge = rbk_inspector_charge_new (group->suffix);

  rbk_inspector_group_add_widget (group, charge);
  rbk_inspector_group_add_part (group, charge, RBK_RECORD (card), rbk_inspector_charge_show);
}

static void
add_entitlement (RbkInspectorGroup *group, RbkRateCard *card)
{
  RbkEntitlement *entitlement = rbk_rate_card_get_entitlement (card);
  gboolean        has_limit =
      entitlement != NULL && rbk_entitlement_get_limit (entitlement) != RBK_LIMIT_NONE;

  group->target.record = RBK_RECORD (entitlement);
  group->target.owner = RBK_RECORD (card);
  group->target.property = "entitlement";
  group->target.type = RBK_TYPE_ENTITLEMENT;
  rbk_inspector_group_add (group, "included",
                           rbk_inspector_is_seats (group->view, card) ? _ ("Included seats")
                                                                      : _ ("Included"));
  rbk_inspector_group_add (group, "limit", _ ("Limit"));
  if (has_limit)
    rbk_field_row_set_empty (rbk_inspector_group_add (group, "cap", _ ("Cap")),
                             _ ("at what is included"));
  rbk_inspector_group_add (group, "alerts", _ ("Alerts"));
  group->target.record = RBK_RECORD (card);
  group->target.owner = NULL;
}

/**
 * rbk_inspector_add_card:
 * @group: a group, its suffix set
 * @card: a rate card of the phase shown
 *
 * Adds the section that edits a rate card.
 */
void
rbk_inspector_add_card (RbkInspectorGroup *group, RbkRateCard *card)
{
  g_autofree char *id = g_strconcat ("card:", rbk_record_get_key (RBK_RECORD (card)), NULL);

  group->target.record = RBK_RECORD (card);
  group->target.owner = NULL;
  rbk_inspector_group_begin (group, id, rbk_record_get_name (RBK_RECORD (card)));
  rbk_inspector_group_add_part (group, GTK_WIDGET (group->section), RBK_RECORD (card),
                                show_summary);
  add_menu (group, card);

  if (rbk_rate_card_get_meter (card) == NULL)
    {
      rbk_inspector_group_add (group, "amount", _ ("Price"));
      rbk_field_row_set_empty (rbk_inspector_group_add (group, "annual-amount", _ ("Price a year")),
                               _ ("not sold by the year"));
    }
  else
    {
      add_price (group, card);
      add_entitlement (group, card);
      add_charge (group, card);
    }
  rbk_inspector_add_currencies (group, card);
  rbk_field_row_set_choices (rbk_inspector_group_add (group, "cadence", _ ("Billed")), cadences);
  if (rbk_rate_card_get_meter (card) != NULL)
    {
      rbk_inspector_group_add (group, "minimum", _ ("Minimum charge"));
      rbk_inspector_group_add (group, "maximum", _ ("Maximum charge"));
      rbk_inspector_group_add_note (group, RBK_RECORD (card), show_limit);
    }
  rbk_inspector_group_add (group, "name", _ ("Line name"));
}
