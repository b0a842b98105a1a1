/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

char *rbk_unique_text (GListModel *list,
                       const char *property,
                       const char *text,
                       const char *separator) G_GNUC_WARN_UNUSED_RESULT;
void  rbk_unique_name_record (GListModel *list,
                              RbkRecord  *record,
                              const char *key,
                              const char *name);
char *rbk_unique_key_for_name (GListModel *list, const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
