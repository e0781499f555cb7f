// SQLite asks for extensions by dlopen and its like, and never for ours. The static command gets them from here (ld's
// --wrap): so it has no dynamic loader in it, and no need of the C library of the machine it was linked on.
extern "C" {
void* open_nothing(const char*, int) __asm__("__wrap_dlopen");
void* find_nothing(void*, const char*) __asm__("__wrap_dlsym");
int close_nothing(void*) __asm__("__wrap_dlclose");
char* nothing_wrong() __asm__("__wrap_dlerror");

void* open_nothing(const char*, int) { return nullptr; }
void* find_nothing(void*, const char*) { return nullptr; }
int close_nothing(void*) { return 1; }
char* nothing_wrong() { return nullptr; }
}
