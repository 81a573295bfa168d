package dev.sluice.agent.instrument;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A statement class made for one purpose: it is loaded like a driver's, and shows whether advice
 * and state get into such a class on this JVM. Its {@code execute(String)} sets the public field
 * {@code ran}; no other method has a body.
 */
public final class CanaryClass {

  /** Its name; not of a package that the transformer skips. */
  public static final String NAME = "sluice.canary.CanaryStatement";

  /** The field that tells whether the statement ran. */
  public static final String RAN = "ran";

  private static final String INTERNAL = NAME.replace('.', '/');

  private CanaryClass() {}

  /** Loads the class anew, in a loader of its own, past all transformers. */
  public static Class<?> load() throws ClassNotFoundException {
    return new Loader().loadClass(NAME);
  }

  private static final class Loader extends ClassLoader {
    Loader() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!name.equals(NAME)) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = bytes();
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  private static byte[] bytes() {
    ClassWriter type = new ClassWriter(0);
    type.visit(
        Opcodes.V1_8,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
        INTERNAL,
        null,
        "java/lang/Object",
        new String[] {"java/sql/Statement"});
    type.visitField(Opcodes.ACC_PUBLIC, RAN, "Z", null, null).visitEnd();
    MethodVisitor made = type.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    made.visitCode();
    made.visitVarInsn(Opcodes.ALOAD, 0);
    made.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    made.visitInsn(Opcodes.RETURN);
    made.visitMaxs(1, 1);
    made.visitEnd();
    MethodVisitor execute =
        type.visitMethod(Opcodes.ACC_PUBLIC, "execute", "(Ljava/lang/String;)Z", null, null);
    execute.visitCode();
    execute.visitVarInsn(Opcodes.ALOAD, 0);
    execute.visitInsn(Opcodes.ICONST_1);
    execute.visitFieldInsn(Opcodes.PUTFIELD, INTERNAL, RAN, "Z");
    execute.visitInsn(Opcodes.ICONST_0);
    execute.visitInsn(Opcodes.IRETURN);
    execute.visitMaxs(2, 2);
    execute.visitEnd();
    type.visitEnd();
    return type.toByteArray();
  }
}
