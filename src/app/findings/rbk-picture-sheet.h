/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-money-format.h"
#include "rbk-picture-file.h"
#include "rbk-picture.h"

G_BEGIN_DECLS

/* A picture of a finding in words of the user's language, and as it goes into files. */

char *rbk_picture_sheet_dup_text (const RbkPicture *picture,
                                  const char       *text,
                                  RbkMoneyFormat   *format) G_GNUC_WARN_UNUSED_RESULT;
int   rbk_picture_sheet_get_color (guint line);

gboolean rbk_picture_sheet_write (const RbkPicture *picture,
                                  RbkMoneyFormat   *format,
                                  RbkPictureWrite   write,
                                  GByteArray       *out,
                                  GError          **error);

G_END_DECLS
