/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What most files of the window read, compiled once for each room. Files include what they need
 * all the same: with -Db_pch=false none of this is there. */
#include <adwaita.h>
#include <glib/gi18n-lib.h>
