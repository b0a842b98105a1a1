/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-undo-toast.h"

#include <glib/gi18n-lib.h>

static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  return (AdwToastOverlay *) gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
}

static AdwToast *
new_toast (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  return adw_toast_new (escaped);
}

/**
 * rbk_undo_toast_offer:
 * @widget: where something was done that is no step of the book
 * @text: what: “Removed My policy”
 *
 * Says what was done, and offers to undo it, which is for who listens to `button-clicked`.
 *
 * Returns: (transfer none) (nullable): the toast, where there is a place for it
 */
AdwToast *
rbk_undo_toast_offer (GtkWidget *widget, const char *text)
{
  AdwToastOverlay *overlay = find_overlay (widget);
  AdwToast        *toast;

  if (overlay == NULL)
    return NULL;
  toast = new_toast (text);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_overlay_add_toast (overlay, toast);

  return toast;
}

/**
 * rbk_undo_toast_show:
 * @widget: where something was done
 * @text: what: “Removed Trial”
 *
 * Says what was done, and offers to undo it.
 */
void
rbk_undo_toast_show (GtkWidget *widget, const char *text)
{
  AdwToast *toast = rbk_undo_toast_offer (widget, text);

  if (toast != NULL)
    adw_toast_set_action_name (toast, "win.undo");
}

/**
 * rbk_undo_toast_refuse:
 * @widget: where something can't be done
 * @error: (nullable): why
 *
 * Says why something was not done.
 */
void
rbk_undo_toast_refuse (GtkWidget *widget, const GError *error)
{
  AdwToastOverlay *overlay = find_overlay (widget);

  gtk_widget_error_bell (widget);
  if (overlay != NULL && error != NULL)
    adw_toast_overlay_add_toast (overlay, new_toast (error->message));
}
