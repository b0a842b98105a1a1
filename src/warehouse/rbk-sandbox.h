/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a program in a sandbox of Flatpak reads what it may do. */
#define RBK_SANDBOX_INFO "/.flatpak-info"

char *rbk_sandbox_dup_advice (const char *info) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
