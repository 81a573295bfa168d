package dev.sluice.agent.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Looks for members in the class files that a loader has; loads nothing. Thread safe. */
final class Members {

  private static final int MAX_PARENTS = 200;

  private Members() {}

  /** Whether the loader has such a class; the name is internal. */
  static boolean isThere(ClassLoader loader, String className) {
    return loader.getResource(className + ".class") != null;
  }

  /**
   * Whether a class, or what it extends or implements, has a member.
   *
   * @param className internal
   * @param member the name of a method or a field, or a method's name and the beginning of its
   *     descriptor
   */
  static boolean has(ClassLoader loader, String className, String member) {
    Deque<String> left = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    left.add(className);
    while (!left.isEmpty() && seen.size() < MAX_PARENTS) {
      String name = left.remove();
      ClassReader file = seen.add(name) ? read(loader, name) : null;
      if (file == null) {
        continue;
      }
      if (declares(file, member)) {
        return true;
      }
      if (file.getSuperName() != null) {
        left.add(file.getSuperName());
      }
      left.addAll(java.util.List.of(file.getInterfaces()));
    }
    return false;
  }

  private static @Nullable ClassReader read(ClassLoader loader, String name) {
    try (InputStream in = loader.getResourceAsStream(name + ".class")) {
      return in == null ? null : new ClassReader(in.readAllBytes());
    } catch (IOException | RuntimeException unreadable) {
      return null; // what cannot be read has no member that anybody could count on
    }
  }

  private static boolean declares(ClassReader file, String member) {
    Search search = new Search(member);
    file.accept(search, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return search.found;
  }

  private static final class Search extends ClassVisitor {
    private final String member;
    private final boolean described;
    private boolean found;

    Search(String member) {
      super(Opcodes.ASM9);
      this.member = member;
      described = member.indexOf('(') >= 0;
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      found |= name.equals(member);
      return null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      found |= described ? (name + descriptor).startsWith(member) : name.equals(member);
      return null;
    }
  }
}
