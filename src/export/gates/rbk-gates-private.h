/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-export.h"
#include "rbk-gate-message.h"

G_BEGIN_DECLS

/* What is written while a book's gates are. */
typedef struct
{
  const RbkExportJob *job;
  const RbkSpec      *spec;
  JsonBuilder        *builder;
  GPtrArray          *messages; /* (element-type RbkGateMessage) */
} RbkGates;

void rbk_gates_set_text (RbkGates *self, const char *name, const char *text);
void rbk_gates_set_decimal (RbkGates *self, const char *name, gboolean exists, RbkDecimal value);
void rbk_gates_set_flag (RbkGates *self, const char *name, gboolean value);
void rbk_gates_begin_list (RbkGates *self, const char *name);
void rbk_gates_add_phase (RbkGates *self, guint plan, guint phase);
void rbk_gates_add_messages (RbkGates *self);
void rbk_gates_add_projection (RbkGates *self);

G_END_DECLS
