/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-discover-preview.h"

#include <glib/gi18n-lib.h>

#include "rbk-discover-label.h"
#include "rbk-discover-plans.h"
#include "rbk-section.h"

#define WIDTH 384

/**
 * RbkDiscoverPreview:
 *
 * What the answers so far come to, beside the questions.
 */
struct _RbkDiscoverPreview
{
  GtkWidget parent_instance;

  GtkWidget *scroller, *box;
};

G_DEFINE_FINAL_TYPE (RbkDiscoverPreview, rbk_discover_preview, GTK_TYPE_WIDGET)

static void
rbk_discover_preview_dispose (GObject *object)
{
  g_clear_pointer (&RBK_DISCOVER_PREVIEW (object)->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_discover_preview_parent_class)->dispose (object);
}

static void
rbk_discover_preview_class_init (RbkDiscoverPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_discover_preview_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "discoverpreview");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rbk_discover_preview_init (RbkDiscoverPreview *self)
{
  self->scroller = gtk_scrolled_window_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_size_request (self->box, WIDTH, -1);
  gtk_widget_add_css_class (self->box, "theme");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the answers come to so far"), -1);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * rbk_discover_preview_new:
 *
 * Returns: (transfer floating): a preview of nothing
 */
GtkWidget *
rbk_discover_preview_new (void)
{
  return g_object_new (RBK_TYPE_DISCOVER_PREVIEW, NULL);
}

static void
add_line (RbkDiscoverPreview *self, const char *text)
{
  gtk_box_append (GTK_BOX (self->box), rbk_discover_label_new (text, "dim-label"));
}

/* The first reason says what customers pay for, and why. */
static void
add_first_reason (RbkDiscoverPreview *self, RbkProposed *proposed)
{
  g_autofree char *sentence = NULL;

  if (proposed->proposal->reasons->len == 0)
    return;
  sentence =
      rbk_proposed_dup_sentence (proposed, g_ptr_array_index (proposed->proposal->reasons, 0));
  add_line (self, sentence);
}

/**
 * rbk_discover_preview_show:
 * @self: a preview
 * @proposed: (nullable): what answers come to; nothing where they do not fit together
 *
 * Shows it.
 */
void
rbk_discover_preview_show (RbkDiscoverPreview *self, RbkProposed *proposed)
{
  g_autofree char *unit = NULL;
  GtkWidget       *section;

  g_return_if_fail (RBK_IS_DISCOVER_PREVIEW (self));

  for (GtkWidget *child; (child = gtk_widget_get_first_child (self->box)) != NULL;)
    gtk_box_remove (GTK_BOX (self->box), child);
  if (proposed == NULL)
    {
      add_line (self, _ ("Some answers do not fit together yet."));
      return;
    }
  unit = rbk_discover_plans_dup_unit (proposed);
  section = rbk_section_new (_ ("So Far"), rbk_discover_plans_new_table (proposed, TRUE));
  rbk_section_set_note (RBK_SECTION (section), unit);
  gtk_box_append (GTK_BOX (self->box), section);
  add_first_reason (self, proposed);
}
