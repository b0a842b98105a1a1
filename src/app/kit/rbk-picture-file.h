/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-chart-file.h"

G_BEGIN_DECLS

/* Of pictures that leave the window: those of a page or a slide, whatever the window's size. */
#define RBK_PICTURE_FILE_WIDTH 1200
#define RBK_PICTURE_FILE_HEIGHT 675

/**
 * RbkPictureWrite:
 *
 * One of the functions that write a chart: rbk_chart_write_svg() and its like.
 */
typedef gboolean (*RbkPictureWrite) (const RbkChartSpec *spec,
                                     const RbkPalette   *palette,
                                     guint               width,
                                     guint               height,
                                     GByteArray         *out,
                                     GError            **error);

/**
 * RbkPictureMake:
 * @owner: whose picture it is
 * @write: to be called with what is drawn
 * @out: where it goes
 * @error: return location for a #GError
 *
 * Draws a picture.
 *
 * Returns: whether there is one
 */
typedef gboolean (*RbkPictureMake) (GtkWidget      *owner,
                                    RbkPictureWrite write,
                                    GByteArray     *out,
                                    GError        **error);

GBytes *rbk_picture_file_new (GtkWidget     *owner,
                              RbkPictureMake make,
                              const char    *name,
                              GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void    rbk_picture_file_copy (GtkWidget *owner, RbkPictureMake make);
void    rbk_picture_file_save (GtkWidget *owner, RbkPictureMake make, const char *name);
void    rbk_picture_file_say (GtkWidget *owner, const char *text);

G_END_DECLS
