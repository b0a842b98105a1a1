/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-draft.h"

G_BEGIN_DECLS

#define RBK_DRAFT_FORMAT "ratebook-draft"
#define RBK_DRAFT_VERSION 1
#define RBK_DRAFT_SUFFIX ".draft"
#define RBK_DRAFT_LOCK_SUFFIX ".lock"

int rbk_draft_lock (const char *path);

G_END_DECLS
