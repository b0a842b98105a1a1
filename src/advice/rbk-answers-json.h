/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-answers.h"
#include "rbk-json.h"

G_BEGIN_DECLS

gboolean rbk_answers_set_json (RbkAnswers *self, JsonNode *root, GError **error);

G_END_DECLS
