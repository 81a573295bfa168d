package dev.sluice.agent.instrument;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.SerialVersionUIDAdder;

/**
 * Adds the field that holds our state on a JDBC object, and its accessor. Always the same members
 * in the same order, so that a retransformation by anybody yields the same class again.
 */
final class StateField extends ClassVisitor {

  static final String ACCESSOR = "dev/sluice/bootstrap/Stateful";

  private static final String FIELD = "sluice$state";
  private static final String OBJECT = "Ljava/lang/Object;";

  private String owner = "";

  private StateField(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  /**
   * Adds field and accessor.
   *
   * @param serializable true if the class may be serialized: then it keeps the serialVersionUID
   *     that it has without them
   */
  static byte[] addTo(byte[] bytes, boolean serializable) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    ClassVisitor visitor = new StateField(writer);
    reader.accept(serializable ? new Uid(visitor) : visitor, 0);
    return writer.toByteArray();
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    owner = name;
    String[] present = interfaces == null ? new String[0] : interfaces;
    String[] more = Arrays.copyOf(present, present.length + 1);
    more[present.length] = ACCESSOR;
    String generic = signature == null ? null : signature + 'L' + ACCESSOR + ';';
    super.visit(version, access, name, generic, superName, more);
  }

  @Override
  public void visitEnd() {
    super.visitField(
            Opcodes.ACC_PRIVATE | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC,
            FIELD,
            OBJECT,
            null,
            null)
        .visitEnd();
    getter();
    setter();
    super.visitEnd();
  }

  private void getter() {
    MethodVisitor code = method("()" + OBJECT);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, owner, FIELD, OBJECT);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(1, 1);
    code.visitEnd();
  }

  private void setter() {
    MethodVisitor code = method("(" + OBJECT + ")V");
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitFieldInsn(Opcodes.PUTFIELD, owner, FIELD, OBJECT);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(2, 2);
    code.visitEnd();
  }

  private MethodVisitor method(String descriptor) {
    MethodVisitor code =
        super.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC,
            FIELD,
            descriptor,
            null,
            null);
    code.visitCode();
    return code;
  }

  /** Computes the UID before our members are there. */
  private static final class Uid extends SerialVersionUIDAdder {
    Uid(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }
  }
}
