noinst_LIBRARIES += %D%/libui.a
%C%_libui_a_SOURCES = \
	%D%/card.c \
	%D%/card.h \
	%D%/cards.c \
	%D%/event.c \
	%D%/event.h \
	%D%/figures.c \
	%D%/figures.h \
	%D%/frame.c \
	%D%/generations.c \
	%D%/list.c \
	%D%/notes.c \
	%D%/notes.h \
	%D%/pane.c \
	%D%/plot.c \
	%D%/prompt.c \
	%D%/prompt.h \
	%D%/state.c \
	%D%/state.h \
	%D%/table.c \
	%D%/table.h \
	%D%/table_draw.c \
	%D%/tables.c \
	%D%/ui.h \
	%D%/view.h \
	%D%/view_data.c \
	%D%/view_driver.c \
	%D%/view_overview.c \
	%D%/view_sources.c \
	%D%/views.c \
	%D%/words.c
