/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-bracket-editor.h"
#include "rbk-tier.h"

G_BEGIN_DECLS

struct _RbkBracketEditor
{
  GtkWidget parent_instance;

  RbkDocument    *document; /* (owned) */
  RbkMoneyFormat *format;   /* (not owned) outlives it */
  RbkRateCard    *card;     /* (owned) */
  char           *suffix;   /* (owned) */
  GtkWidget      *grid;
  GPtrArray      *lines; /* (owned) (element-type RbkBracketLine) */
};

typedef enum
{
  RBK_BRACKET_FROM,
  RBK_BRACKET_UP_TO,
  RBK_BRACKET_PRICE,
  RBK_BRACKET_FEE,
  RBK_BRACKET_TOOLS,
  RBK_BRACKET_N_COLUMNS,
} RbkBracketColumn;

/* The widgets of a bracket, owned by the grid. */
typedef struct
{
  RbkBracketEditor *editor;
  guint             position;
  GtkWidget        *widgets[RBK_BRACKET_N_COLUMNS];
} RbkBracketLine;

extern const char *const rbk_bracket_fields[RBK_BRACKET_N_COLUMNS];

RbkTier *rbk_bracket_editor_get_tier (RbkBracketEditor *self, guint position);
gboolean rbk_bracket_editor_take (RbkBracketEditor *self, RbkEdit *edit, GError **error);

/* Of rbk-bracket-line.c */
void       rbk_bracket_editor_add_line (RbkBracketEditor *self, guint position, gboolean is_last);
void       rbk_bracket_editor_clear (RbkBracketEditor *self);
GtkWidget *rbk_bracket_editor_new_label (const char *text,
                                         const char *css_class) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
