// SQLite asks for extensions by these names, and never for ours. The static command gets them from here (--wrap): so it
// has no dynamic loader in it, and no need of the C library of the machine it was linked on.
extern "C" {
void* __wrap_dlopen(const char*, int);
void* __wrap_dlsym(void*, const char*);
int __wrap_dlclose(void*);
char* __wrap_dlerror();

void* __wrap_dlopen(const char*, int) { return nullptr; }
void* __wrap_dlsym(void*, const char*) { return nullptr; }
int __wrap_dlclose(void*) { return 1; }
char* __wrap_dlerror() { return nullptr; }
}
