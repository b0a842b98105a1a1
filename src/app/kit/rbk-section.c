/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-section.h"

#include <adwaita.h>

#include "rbk-line-layout.h"

#define PAGE_WIDTH 1100
#define TOOL_SPACING 6
#define HEAD_SPACING 12

/**
 * RbkSection:
 *
 * A part of a page: a heading with tools at its end, a note that says what it is, and a card.
 */
struct _RbkSection
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *head;
  GtkWidget *heading;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (RbkSection, rbk_section, GTK_TYPE_WIDGET)

static void
rbk_section_dispose (GObject *object)
{
  g_clear_pointer (&RBK_SECTION (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_section_parent_class)->dispose (object);
}

static void
rbk_section_class_init (RbkSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_section_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "section");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
rbk_section_init (RbkSection *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, HEAD_SPACING);
  gtk_widget_set_layout_manager (self->head, rbk_line_layout_new (HEAD_SPACING));
  self->note = new_label ("dim-label");
  gtk_widget_set_visible (self->note, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_box_append (GTK_BOX (self->box), self->note);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * rbk_section_new:
 * @title: its heading
 * @child: what stands in the card
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
rbk_section_new (const char *title, GtkWidget *child)
{
  RbkSection *self = g_object_new (RBK_TYPE_SECTION, NULL);
  GtkWidget  *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->heading = new_label ("heading");
  gtk_widget_set_hexpand (self->heading, TRUE);
  gtk_box_append (GTK_BOX (self->head), self->heading);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (card), child);
  gtk_box_append (GTK_BOX (self->box), card);
  /* A section of which there is just the note has no card. */
  g_object_bind_property (child, "visible", card, "visible", G_BINDING_SYNC_CREATE);
  rbk_section_set_title (self, title);

  return GTK_WIDGET (self);
}

/**
 * rbk_section_set_title:
 * @self: a section
 * @title: its heading
 *
 * Names the section, where that follows from the book.
 */
void
rbk_section_set_title (RbkSection *self, const char *title)
{
  g_return_if_fail (RBK_IS_SECTION (self));

  gtk_label_set_text (GTK_LABEL (self->heading), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/**
 * rbk_section_set_note:
 * @self: a section
 * @note: (nullable): a line below the heading
 *
 * Says what the section shows, or what to do there.
 */
void
rbk_section_set_note (RbkSection *self, const char *note)
{
  g_return_if_fail (RBK_IS_SECTION (self));

  gtk_label_set_text (GTK_LABEL (self->note), note != NULL ? note : "");
  gtk_widget_set_visible (self->note, note != NULL);
}

/**
 * rbk_section_set_tools:
 * @self: a section
 * @tools: what stands at the end of the heading
 *
 * Adds buttons beside the heading, or below it where their words are too long for that.
 */
void
rbk_section_set_tools (RbkSection *self, GtkWidget *tools)
{
  g_return_if_fail (RBK_IS_SECTION (self));

  if (GTK_IS_BOX (tools) && !gtk_widget_has_css_class (tools, "linked"))
    gtk_widget_set_layout_manager (tools,
                                   rbk_line_layout_new (gtk_box_get_spacing (GTK_BOX (tools))));
  gtk_widget_set_valign (tools, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->head), tools);
}

/**
 * rbk_section_new_tools:
 *
 * Returns: (transfer floating): a line for buttons within a section, which is broken where it is
 *   narrow
 */
GtkWidget *
rbk_section_new_tools (void)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, TOOL_SPACING);

  gtk_widget_set_layout_manager (tools, rbk_line_layout_new (TOOL_SPACING));
  gtk_widget_add_css_class (tools, "tools");

  return tools;
}

/**
 * rbk_section_new_page:
 * @sections: a box of sections
 *
 * Returns: (transfer floating): a page that scrolls them, never wider than one can read
 */
GtkWidget *
rbk_section_new_page (GtkWidget *sections)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), PAGE_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), PAGE_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), sections);
  gtk_widget_add_css_class (sections, "page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);

  return scroller;
}
