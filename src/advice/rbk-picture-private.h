/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-picture.h"

G_BEGIN_DECLS

/* More points than a small chart has pixels to tell apart say nothing. */
#define RBK_PICTURE_N_POINTS 41

/* What each kind of picture is made of; nothing where there is nothing to draw. */
gboolean rbk_picture_draw_seats (RbkPicture *self, const RbkCheckInput *input, guint plan);
gboolean rbk_picture_draw_flat_rate (RbkPicture *self, const RbkCheckInput *input, guint plan);
gboolean rbk_picture_draw_free (RbkPicture *self, const RbkCheckInput *input, guint plan);

void rbk_picture_add_line (RbkPicture *self, const char *name);
void rbk_picture_add_mark (RbkPicture *self, RbkDecimal x, const char *label);
void rbk_picture_add_usage (
    RbkPicture *self, const char *name, const RbkCheckInput *input, guint plan, RbkDecimal usage);
gboolean   rbk_picture_find_loss (const RbkCheckInput *input, guint plan, RbkDecimal *usage);
RbkDecimal rbk_picture_find_end (const RbkCheckInput *input, guint plan);

G_END_DECLS
