noinst_LIBRARIES += %D%/libpaper.a
%C%_libpaper_a_SOURCES = \
	%D%/paper.c \
	%D%/paper.h \
	%D%/paper_cells.c \
	%D%/paper_data.c \
	%D%/paper_html.c \
	%D%/paper_markdown.c \
	%D%/paper_style.c \
	%D%/paper_style.h
