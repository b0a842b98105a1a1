/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-deliver-page.h"

#include <glib/gi18n-lib.h>

#include "rbk-invoice-panel.h"
#include "rbk-offers-panel.h"
#include "rbk-parts.h"
#include "rbk-room.h"
#include "rbk-soon.h"

#define NARROW_WIDTH 860
#define WIDE_WIDTH 1240
#define N_PARTS 4

/**
 * RbkDeliverPage:
 *
 * What leaves the book: its exports, the invoices that customers get, what they are told at
 * their limits, and discounts. It follows the book while it is seen.
 */
struct _RbkDeliverPage
{
  GtkWidget parent_instance;

  RbkDocument     *document; /* (owned) */
  RbkRoom         *room;
  GtkWidget       *stack;
  RbkExportsPanel *exports;
  RbkInvoicePanel *invoice;
  RbkOffersPanel  *messages;
  RbkOffersPanel  *discounts;
  guint64          revisions[N_PARTS]; /* those that the parts show */
  RbkSoon          updating;
};

G_DEFINE_FINAL_TYPE (RbkDeliverPage, rbk_deliver_page, GTK_TYPE_WIDGET)

/* The place of the part that is seen. */
static guint
find_part (RbkDeliverPage *self)
{
  GtkWidget *parts[N_PARTS] = { GTK_WIDGET (self->exports), GTK_WIDGET (self->invoice),
                                GTK_WIDGET (self->messages), GTK_WIDGET (self->discounts) };
  GtkWidget *seen = gtk_stack_get_visible_child (GTK_STACK (self->stack));
  guint      part = 0;

  while (part < N_PARTS - 1 && parts[part] != seen)
    part++;

  return part;
}

static void
update (RbkDeliverPage *self)
{
  guint part = find_part (self);

  self->revisions[part] = rbk_document_get_revision (self->document);
  if (part == 0)
    rbk_exports_panel_update (self->exports);
  else if (part == 1)
    rbk_invoice_panel_update (self->invoice);
  else
    rbk_offers_panel_update (part == 2 ? self->messages : self->discounts);
}

/* What nobody looks at need not be made: another page, or another part of this one. */
static void
queue_update (RbkDeliverPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      self->revisions[find_part (self)] != rbk_document_get_revision (self->document))
    rbk_soon_ask (&self->updating);
}

static void
rbk_deliver_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rbk_deliver_page_parent_class)->map (widget);
  queue_update (RBK_DELIVER_PAGE (widget));
}

static void
arrange (RbkDeliverPage *self)
{
  guint step = rbk_room_get_step (self->room);

  rbk_exports_panel_arrange (self->exports, step == 0   ? RBK_EXPORTS_ROOM_NARROW
                                            : step == 1 ? RBK_EXPORTS_ROOM_USUAL
                                                        : RBK_EXPORTS_ROOM_WIDE);
  rbk_invoice_panel_set_is_narrow (self->invoice, step == 0);
}

static void
rbk_deliver_page_dispose (GObject *object)
{
  RbkDeliverPage *self = RBK_DELIVER_PAGE (object);

  rbk_soon_clear (&self->updating);
  if (self->room != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->room)));
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_deliver_page_parent_class)->dispose (object);
}

static void
rbk_deliver_page_class_init (RbkDeliverPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_deliver_page_dispose;
  widget_class->map = rbk_deliver_page_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "deliverpage");
}

static void
rbk_deliver_page_init (RbkDeliverPage *self)
{
  rbk_soon_init (&self->updating, (RbkSoonFunc) update, self);
}

static void
fill (RbkDeliverPage *self, GSettings *settings)
{
  GtkStack  *stack = GTK_STACK (self->stack = gtk_stack_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_stack_set_vhomogeneous (stack, FALSE);
  gtk_stack_set_hhomogeneous (stack, FALSE);
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->exports = RBK_EXPORTS_PANEL (rbk_exports_panel_new (self->document, settings));
  gtk_stack_add_titled (stack, GTK_WIDGET (self->exports), "exports", _ ("Exports"));
  self->invoice = RBK_INVOICE_PANEL (rbk_invoice_panel_new (self->document));
  self->messages = RBK_OFFERS_PANEL (rbk_messages_panel_new (self->document));
  self->discounts = RBK_OFFERS_PANEL (rbk_discounts_panel_new (self->document));
  gtk_stack_add_titled (stack, GTK_WIDGET (self->invoice), "invoice", _ ("Invoice"));
  gtk_stack_add_titled (stack, GTK_WIDGET (self->messages), "messages", _ ("Messages"));
  gtk_stack_add_titled (stack, GTK_WIDGET (self->discounts), "discounts", _ ("Discounts"));
  gtk_box_append (GTK_BOX (box), rbk_parts_new (stack));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), self->stack);
  self->room = RBK_ROOM (rbk_room_new (box, NARROW_WIDTH, WIDE_WIDTH));
  gtk_widget_set_parent (GTK_WIDGET (self->room), GTK_WIDGET (self));
  g_signal_connect_object (self->room, "changed", G_CALLBACK (arrange), self, G_CONNECT_SWAPPED);
}

/**
 * rbk_deliver_page_new:
 * @document: an open book
 * @settings: (nullable): the user's choices
 *
 * Returns: (transfer floating): a page of what leaves the book
 */
GtkWidget *
rbk_deliver_page_new (RbkDocument *document, GSettings *settings)
{
  RbkDeliverPage *self = g_object_new (RBK_TYPE_DELIVER_PAGE, NULL);

  self->document = g_object_ref (document);
  for (guint i = 0; i < N_PARTS; i++)
    self->revisions[i] = rbk_document_get_revision (document);
  fill (self, settings);
  g_signal_connect_object (document, "notify::revision", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * rbk_deliver_page_show_part:
 * @self: a page
 * @part: `exports`, `invoice`, `messages` or `discounts`
 */
void
rbk_deliver_page_show_part (RbkDeliverPage *self, const char *part)
{
  g_return_if_fail (RBK_IS_DELIVER_PAGE (self));

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), part);
}

/**
 * rbk_deliver_page_get_exports:
 * @self: a page
 *
 * Returns: (transfer none): where the book can go
 */
RbkExportsPanel *
rbk_deliver_page_get_exports (RbkDeliverPage *self)
{
  g_return_val_if_fail (RBK_IS_DELIVER_PAGE (self), NULL);

  return self->exports;
}
