noinst_LIBRARIES += %D%/libdraw.a
%C%_libdraw_a_SOURCES = \
	%D%/audit.c \
	%D%/big.c \
	%D%/big.h \
	%D%/canvas.c \
	%D%/canvas.h \
	%D%/dots.c \
	%D%/dots.h \
	%D%/export.c \
	%D%/export.h \
	%D%/export_svg.c \
	%D%/glyph_path.c \
	%D%/glyph_path.h \
	%D%/look.c \
	%D%/look.h \
	%D%/palette.c \
	%D%/palette.h \
	%D%/role.c \
	%D%/role.h \
	%D%/theme.c \
	%D%/theme.h \
	%D%/vision.c \
	%D%/vision.h \
	%D%/web_link.c \
	%D%/web_link.h
