/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-offers.h"

G_BEGIN_DECLS

/* A piece on which the bills of two plans are straight: how much the one is above the other at its
 * ends, once that is worked out. */
typedef struct
{
  RbkDecimal        from, to, at_from, at_to;
  const RbkStretch *one, *other; /* other: NULL where that plan does not allow so much */
} RbkPiece;

/* The pieces that two plans have in common, one after the other. */
typedef struct
{
  const GArray *one, *other; /* (element-type RbkStretch) */
  guint         i, j;
  RbkDecimal    from;
} RbkPieces;

gboolean   rbk_pieces_next (RbkPieces *self, RbkPiece *piece);
void       rbk_pieces_skip_to (RbkPieces *self, RbkDecimal place);
void       rbk_piece_measure (RbkPiece *self);
RbkDecimal rbk_piece_find (const RbkPiece *self, RbkDecimal value);
RbkDecimal rbk_stretch_get_bill (const RbkStretch *self, RbkDecimal usage);
int        rbk_stretch_compare (const RbkStretch *one,
                                const RbkStretch *other,
                                RbkDecimal        from,
                                RbkDecimal        to);

G_END_DECLS
