/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-export.h"

G_BEGIN_DECLS

void rbk_judgement_markdown_add (GString *text, const RbkExportJob *job);

G_END_DECLS
