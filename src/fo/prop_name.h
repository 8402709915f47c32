/* The shorthands: prop_shorthand.c expands them, prop_name.c names them. */
#ifndef FO_PROP_NAME_H
#define FO_PROP_NAME_H

#include "fo/prop_table.h"

prop_expand prop_expand_background;
prop_expand prop_expand_background_position;
prop_expand prop_expand_border;
prop_expand prop_expand_border_color;
prop_expand prop_expand_border_side;
prop_expand prop_expand_border_spacing;
prop_expand prop_expand_border_style;
prop_expand prop_expand_border_width;
prop_expand prop_expand_font;
prop_expand prop_expand_margin;
prop_expand prop_expand_padding;
prop_expand prop_expand_page_break_after;
prop_expand prop_expand_page_break_before;
prop_expand prop_expand_page_break_inside;
prop_expand prop_expand_position;
prop_expand prop_expand_size;
prop_expand prop_expand_text_decoration;
prop_expand prop_expand_vertical_align;
prop_expand prop_expand_white_space;
prop_expand prop_expand_xml_lang;

#endif
