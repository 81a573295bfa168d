package dev.sluice.agent.instrument;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * The head of a class file: names in internal form.
 *
 * @param superName null for {@code java.lang.Object}
 */
record ClassHeader(int access, String name, @Nullable String superName, List<String> interfaces) {

  /** Reads the head; throws what the reader throws on bytes that it does not know. */
  static ClassHeader of(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    return new ClassHeader(
        reader.getAccess(),
        reader.getClassName(),
        reader.getSuperName(),
        List.of(reader.getInterfaces()));
  }

  /** The head of a class that is loaded. */
  static ClassHeader of(Class<?> loaded) {
    Class<?> parent = loaded.getSuperclass();
    Class<?>[] interfaces = loaded.getInterfaces();
    String[] names = new String[interfaces.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = internal(interfaces[i].getName());
    }
    return new ClassHeader(
        loaded.getModifiers(),
        internal(loaded.getName()),
        parent == null ? null : internal(parent.getName()),
        List.of(names));
  }

  static String internal(String name) {
    return name.replace('.', '/');
  }

  boolean isInterface() {
    return (access & Opcodes.ACC_INTERFACE) != 0;
  }

  /** True if nothing above this class can be anything that a target names. */
  boolean rootless() {
    return interfaces.isEmpty() && (superName == null || superName.equals("java/lang/Object"));
  }
}
