/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-loss-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-wrapped-label.h"

/* Of thousands of alike losses the first ones say enough; the report in the folder has all. */
#define MAX_ROWS 200

/**
 * RbkLossList:
 *
 * What an export does not carry, the grave first; or why there is none, and what to change.
 */
struct _RbkLossList
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *heading;
  GtkWidget *note;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (RbkLossList, rbk_loss_list, GTK_TYPE_WIDGET)

static void
rbk_loss_list_dispose (GObject *object)
{
  g_clear_pointer (&RBK_LOSS_LIST (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_loss_list_parent_class)->dispose (object);
}

static void
rbk_loss_list_class_init (RbkLossListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_loss_list_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "losses");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = rbk_wrapped_label_new (NULL, css_class);

  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);

  return label;
}

static void
rbk_loss_list_init (RbkLossList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->heading = new_label ("heading");
  self->note = new_label ("dim-label");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_box_append (GTK_BOX (self->box), self->heading);
  gtk_box_append (GTK_BOX (self->box), self->note);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* The plan is what the place in the book begins with: its terms are on the Design page. */
static GtkWidget *
new_jump (const char *where)
{
  GtkWidget       *button = gtk_button_new_from_icon_name ("document-edit-symbolic");
  g_autofree char *plan = g_strndup (where, strcspn (where, "."));
  /* Translators: %s is a place in the book: pro.evergreen.runs */
  g_autofree char *tooltip = g_strdup_printf (_ ("Go to %s"), where);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "workbench.show-plan");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", plan);

  return button;
}

/* A grid, for a box would ask each label how wide it is when so high, which takes long. */
static void
add_row (
    RbkLossList *self, const char *icon, const char *message, const char *detail, const char *where)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *text = new_label (NULL);
  GtkWidget *below = new_label ("caption");
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_label_set_text (GTK_LABEL (text), message);
  gtk_label_set_text (GTK_LABEL (below), detail);
  gtk_widget_add_css_class (below, "dim-label");
  gtk_widget_set_visible (below, detail != NULL);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  gtk_grid_attach (GTK_GRID (grid), image, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), text, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), below, 1, 1, 1, 1);
  if (where != NULL && where[0] != '\0')
    gtk_grid_attach (GTK_GRID (grid), new_jump (where), 2, 0, 1, 2);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "loss");
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static const char *
severity_text (RbkLossSeverity severity)
{
  switch (severity)
    {
    case RBK_LOSS_BILL:
      return _ ("The bill would differ");
    case RBK_LOSS_ENFORCE:
      return _ ("Your product has to see to it");
    case RBK_LOSS_TEXT:
    default:
      return _ ("Wording only");
    }
}

static void
add_loss (RbkLossList *self, const RbkLoss *loss)
{
  /* Translators: how much a loss matters, and the place in the book */
  g_autofree char *detail =
      g_strdup_printf (_ ("%s · %s"), severity_text (loss->severity), loss->where);

  add_row (self,
           loss->severity == RBK_LOSS_TEXT ? "dialog-information-symbolic"
                                           : "dialog-warning-symbolic",
           loss->shown, detail, loss->where);
}

static void
set_texts (RbkLossList *self, const char *heading, const char *note)
{
  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  gtk_label_set_text (GTK_LABEL (self->note), note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heading, -1);
}

/* “  pro.evergreen.runs: why”: a place leads there. */
static void
add_reason (RbkLossList *self, const char *line)
{
  const char      *colon = strstr (line, ": ");
  const char      *where = line + strspn (line, " ");
  g_autofree char *place = NULL;

  if (where == line || colon == NULL || where + strcspn (where, " :") != colon)
    {
      add_row (self, "dialog-error-symbolic", where, NULL, NULL);
      return;
    }
  place = g_strndup (where, (gsize) (colon - where));
  add_row (self, "dialog-error-symbolic", colon + 2, place, place);
}

/* What is refused for several reasons has each on a line, below one that says so. */
static void
show_refusal (RbkLossList *self, const GError *error)
{
  g_auto(GStrv) reasons = g_strsplit (error->message, "\n", MAX_ROWS);
  guint first = reasons[1] != NULL ? 1 : 0;

  set_texts (self, _ ("This Can’t Be Delivered"),
             _ ("Nothing is written that would bill otherwise than the book says."));
  for (guint i = first; reasons[i] != NULL; i++)
    if (reasons[i][0] != '\0')
      add_reason (self, reasons[i]);
}

static void
show_losses (RbkLossList *self, GPtrArray *losses)
{
  guint n_shown = 0;

  for (int severity = RBK_LOSS_BILL; severity <= RBK_LOSS_TEXT; severity++)
    for (guint i = 0; i < losses->len && n_shown < MAX_ROWS; i++)
      {
        const RbkLoss *loss = g_ptr_array_index (losses, i);

        if ((int) loss->severity != severity)
          continue;
        add_loss (self, loss);
        n_shown++;
      }
}

/**
 * rbk_loss_list_show:
 * @self: a list
 * @outcome: (nullable): what became of an export
 *
 * Shows what is lost, or why nothing is delivered.
 */
void
rbk_loss_list_show (RbkLossList *self, const RbkExportOutcome *outcome)
{
  GtkWidget *row;

  g_return_if_fail (RBK_IS_LOSS_LIST (self));

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  gtk_widget_set_visible (self->box, outcome != NULL);
  if (outcome == NULL)
    return;

  if (outcome->error != NULL)
    show_refusal (self, outcome->error);
  else
    {
      guint n_losses = outcome->export->losses->len;

      show_losses (self, outcome->export->losses);
      set_texts (self, _ ("What Is Lost"),
                 n_losses == 0 ? _ ("Nothing: all of the book is in it.")
                               : _ ("All that is not in this list is in the export."));
    }
  gtk_widget_set_visible (self->list, gtk_widget_get_first_child (self->list) != NULL);
}

/**
 * rbk_loss_list_new:
 *
 * Returns: (transfer floating): an empty list
 */
GtkWidget *
rbk_loss_list_new (void)
{
  return g_object_new (RBK_TYPE_LOSS_LIST, NULL);
}
